/// What customers give a bank beside questions and complaints: suggestions and praise, told apart
/// by what their words mean.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.feedback;
