/// What all doors share over HTTP: problems, security headers, static files, health.
@org.jspecify.annotations.NullMarked
package dev.lobby.http;
