package dev.lobby.channel.bank;

import dev.lobby.channel.web.CustomerTokens;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.ProfileTable;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.suitability.Assessments;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes in what the bank's systems say of a customer: `PUT /bank/v1/customers/NUMBER`, and `POST
/// …/NUMBER/assessments` with `id`, `grade` and `until` for each time the customer was assessed.
///
/// The body of the former speaks of what it names and of nothing else: `name`, `tier`, `manager`,
/// `phones`, `emails`, `products` (each with `product`, and if told `amount` and `currency`),
/// `depositUntil` (the last day of the deposit that ends next), `rating` (`grade`, `until`),
/// `consents` (`contact`, `marketing`, `sharing`), `figures` (`asOf`, and if told `opened`,
/// `lastActivity`, `transactions`, `transactionsBefore`, `balance`, `balanceBefore`, `currency`);
/// null or an empty list takes away. The same once more changes nothing. The request bears a token
/// that the bank signed for one of its systems.
public final class BankDoor implements AutoCloseable {

  /// What a token must allow.
  public static final String SCOPE = "customers:write";

  private static final List<String> TEXTS = List.of("name", "tier", "manager");
  private static final List<String> LISTS = List.of("phones", "emails");
  private static final List<String> PURPOSES = List.of("contact", "marketing", "sharing");

  /// The columns of figures by their names here.
  private static final Map<String, String> FIGURES =
      Map.of(
          "asOf", "figures_as_of",
          "opened", "opened",
          "lastActivity", "last_activity",
          "transactions", "transactions",
          "transactionsBefore", "transactions_before",
          "balance", "balance",
          "balanceBefore", "balance_before",
          "currency", "balance_currency");

  private final ProfileDesk profiles;
  private final Assessments assessments;
  private final Customers customers;
  private final CustomerTokens tokens;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public BankDoor(
      ProfileDesk profiles, Assessments assessments, Customers customers, CustomerTokens tokens) {
    this.profiles = profiles;
    this.assessments = assessments;
    this.customers = customers;
    this.tokens = tokens;
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.put("/bank/v1/customers/:id").handler(this::upsert);
    router.post("/bank/v1/customers/:id/assessments").handler(this::assess);
  }

  private void assess(RoutingContext ctx) {
    String by = tokens.system(Requests.bearer(ctx), SCOPE);
    String number = Requests.id(ctx);
    RatingRequest request = RatingRequest.of(Requests.object(ctx));
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> request.take(assessments, customers.idOf(number), by), threads),
        (Customer customer) ->
            Requests.answer(ctx, 200, new JsonObject().put("id", customer.id())));
  }

  private void upsert(RoutingContext ctx) {
    String by = tokens.system(Requests.bearer(ctx), SCOPE);
    ProfileTable.Content content = ProfileTable.of(cells(Requests.id(ctx), Requests.object(ctx)));
    if (!content.problems().isEmpty()) {
      throw Problem.badRequest(
          content.problems().stream()
              .map(it -> "\"" + it.column() + "\": " + it.en() + " " + it.zh())
              .collect(Collectors.joining("\n")));
    }
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> profiles.upsert(content.changes().getFirst(), by), threads),
        (Customer customer) ->
            Requests.answer(ctx, 200, new JsonObject().put("id", customer.id())));
  }

  private static Map<String, String> cells(String number, JsonObject body) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("external_id", number);
    for (String field : body.fieldNames()) {
      Object value = body.getValue(field);
      if (TEXTS.contains(field)) {
        cells.put(field, text(field, value));
      } else if (LISTS.contains(field)) {
        cells.put(
            field,
            list(field, value).stream()
                .map(it -> text(field, it))
                .collect(Collectors.joining(";")));
      } else if (field.equals("products")) {
        cells.put(
            field,
            list(field, value).stream().map(BankDoor::product).collect(Collectors.joining(";")));
      } else if (field.equals("depositUntil")) {
        cells.put("deposit_until", text(field, value));
      } else if (field.equals("rating")) {
        JsonObject rating = value == null ? new JsonObject() : object(field, value);
        cells.put("rating", text("rating.grade", rating.getValue("grade")));
        cells.put("rating_until", text("rating.until", rating.getValue("until")));
      } else if (field.equals("figures")) {
        figures(value == null ? new JsonObject() : object(field, value), cells);
      } else if (field.equals("consents")) {
        consents(object(field, value), cells);
      } else {
        throw Problem.badRequest("There is no field \"" + field + "\".");
      }
    }
    return cells;
  }

  /// What is not named is not known: figures are told all at once.
  private static void figures(JsonObject figures, Map<String, String> cells) {
    FIGURES.values().forEach(column -> cells.put(column, ""));
    for (String name : figures.fieldNames()) {
      String column = FIGURES.get(name);
      if (column == null) {
        throw Problem.badRequest("There is no field \"figures." + name + "\".");
      }
      Object value = figures.getValue(name);
      cells.put(
          column,
          column.startsWith("transactions") && value instanceof Integer count
              ? count.toString()
              : text("figures." + name, value));
    }
  }

  private static void consents(JsonObject consents, Map<String, String> cells) {
    for (String purpose : consents.fieldNames()) {
      if (!PURPOSES.contains(purpose) || !(consents.getValue(purpose) instanceof Boolean given)) {
        throw Problem.badRequest(
            "\"consents\" has true or false for " + String.join(", ", PURPOSES) + ".");
      }
      cells.put("consent_" + purpose, given ? "yes" : "no");
    }
  }

  private static String product(Object value) {
    JsonObject product = object("products", value);
    String name = text("product", product.getValue("product"));
    String amount = text("amount", product.getValue("amount"));
    String currency = text("currency", product.getValue("currency"));
    return (name + " " + amount + " " + currency).strip();
  }

  /// A text that is one cell's; empty for null.
  private static String text(String field, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (!(value instanceof String text) || text.indexOf(';') >= 0 || text.indexOf('\n') >= 0) {
      throw Problem.badRequest(
          "\"" + field + "\" is no text, or holds a semicolon or a line's end.");
    }
    return text;
  }

  private static JsonObject object(String field, @Nullable Object value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw Problem.badRequest("\"" + field + "\" is no object.");
  }

  private static List<Object> list(String field, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw Problem.badRequest("\"" + field + "\" is no list.");
    }
    List<Object> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    threads.close();
  }
}
