package dev.lobby.webhook;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.customer.Contact;
import dev.lobby.customer.ContactKind;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Profile;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.LeadEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says of a change which fields it changed, by what the record was before and after it; made anew
/// for each try, so that nothing is told of whoever was erased meanwhile.
final class Notices {

  private static final String TIER = "tier";

  private final Journal journal;
  private final Customers customers;

  Notices(Journal journal, Customers customers) {
    this.journal = journal;
    this.customers = customers;
  }

  /// What is told of a change; empty when it changed nothing, or nobody can tell any more what.
  Optional<Notice> of(Change change, boolean late) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<String> changed = changed(change, values);
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Notice(
                change.position().id(),
                change.type(),
                change.customer(),
                customers
                    .whole(change.customer())
                    .map(Customer::profile)
                    .map(Profile::externalId)
                    .orElse(null),
                change.recorded().time(),
                changed,
                values,
                about(change.recorded()),
                late));
  }

  private List<String> changed(Change change, Map<String, @Nullable Object> values) {
    return switch (change.type()) {
      case PROFILE -> profile(change, values);
      case CONSENT -> {
        CustomerEvent.Consented told = (CustomerEvent.Consented) change.recorded().event();
        String field = "consents." + told.purpose().wire();
        values.put(field, told.given());
        yield List.of(field);
      }
      case LINKED, PARTED -> List.of("links");
      case RATING -> List.of("rating");
      case VALUE_CLASS -> List.of("valueClass");
      case ERASED -> List.of("record");
      case COMPLAINT_OPENED, COMPLAINT_CLOSED, COMPLAINT_REOPENED -> List.of("complaints");
      case LEAD_OPENED, LEAD_ENDED, LEAD_REOPENED -> List.of("leads");
    };
  }

  private static @Nullable String about(Recorded recorded) {
    return switch (recorded.event()) {
      case ComplaintEvent e -> recorded.stream().substring(ComplaintEvent.stream("").length());
      case LeadEvent e -> recorded.stream().substring(LeadEvent.stream("").length());
      case CustomerEvent.Joined e -> e.main();
      case CustomerEvent.Gained e -> e.part();
      case CustomerEvent.Left e -> e.main();
      case CustomerEvent.Lost e -> e.part();
      default -> null;
    };
  }

  private List<String> profile(Change change, Map<String, @Nullable Object> values) {
    String stream = change.recorded().stream();
    List<Recorded> events = journal.read(stream, 0);
    int version = (int) change.recorded().version();
    Customer before = record(change.customer(), events.subList(0, version - 1));
    Customer after = record(change.customer(), events.subList(0, version));
    List<String> changed = new ArrayList<>();
    compare("name", before, after, Customer::name, changed);
    compare(TIER, before, after, Customer::tier, changed);
    compare("externalId", before, after, it -> it.profile().externalId(), changed);
    compare("manager", before, after, it -> it.profile().manager(), changed);
    compare("phones", before, after, it -> contacts(it, ContactKind.PHONE), changed);
    compare("emails", before, after, it -> contacts(it, ContactKind.EMAIL), changed);
    compare("products", before, after, it -> it.profile().holdings(), changed);
    compare("depositUntil", before, after, it -> it.profile().depositUntil(), changed);
    compare("rating", before, after, it -> it.profile().rating(), changed);
    compare("addresses", before, after, Customer::addresses, changed);
    compare("channels", before, after, Customer::channels, changed);
    if (changed.contains(TIER)) {
      values.put(TIER, after == null ? null : after.tier());
    }
    return changed;
  }

  private @Nullable Customer record(String id, List<Recorded> events) {
    return Customer.of(id, events, ProfileImportEvent.committedIn(journal)).orElse(null);
  }

  private static List<Contact> contacts(Customer customer, ContactKind kind) {
    return customer.profile().contacts().stream().filter(it -> it.kind() == kind).toList();
  }

  private static void compare(
      String field,
      @Nullable Customer before,
      @Nullable Customer after,
      Function<Customer, @Nullable Object> value,
      List<String> changed) {
    if (!Objects.equals(told(before, value), told(after, value))) {
      changed.add(field);
    }
  }

  /// What a record says; null where it says nothing.
  private static @Nullable Object told(
      @Nullable Customer customer, Function<Customer, @Nullable Object> value) {
    Object told = customer == null ? null : value.apply(customer);
    return switch (told) {
      case List<?> list when list.isEmpty() -> null;
      case Map<?, ?> map when map.isEmpty() -> null;
      case null, default -> told;
    };
  }
}
