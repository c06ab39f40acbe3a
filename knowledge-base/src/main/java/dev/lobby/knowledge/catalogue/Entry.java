package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing of the catalogue. [EntryReader] makes them, so that none is out of bounds.
public sealed interface Entry {

  /// What sort of thing it is.
  Kind kind();

  /// Its id: lower-case words and digits joined by hyphens, unique among its kind.
  String id();

  /// What it is called.
  Names names();

  /// The days on which there is something to say of it, in order; no two overlap.
  List<Validity> validities();

  /// Its name among all entries, such as `rate:deposit-1y`.
  default String key() {
    return key(kind(), id());
  }

  /// Returns the name among all entries of the one with this kind and id.
  static String key(Kind kind, String id) {
    return kind.wire() + ":" + id;
  }

  /// Its revision: the first 12 hex digits of the SHA-256 of its content.
  default String revision() {
    return CatalogueJson.revision(this);
  }

  /// Something the bank offers.
  ///
  /// @param risk null when it is no investment
  record Product(
      String id, Names names, ProductKind type, @Nullable RiskLevel risk, Validity validity)
      implements Entry {
    @Override
    public Kind kind() {
      return Kind.PRODUCT;
    }

    @Override
    public List<Validity> validities() {
      return List.of(validity);
    }
  }

  /// A yearly rate in percent, written as the bank writes it: 1.00 stays 1.00.
  record Rate(String id, Names names, List<Dated<BigDecimal>> periods) implements Entry {
    public Rate {
      periods = List.copyOf(periods);
    }

    @Override
    public Kind kind() {
      return Kind.RATE;
    }

    @Override
    public List<Validity> validities() {
      return periods.stream().map(Dated::validity).toList();
    }
  }

  /// What something costs.
  record Fee(String id, Names names, List<Dated<Charge>> periods) implements Entry {
    public Fee {
      periods = List.copyOf(periods);
    }

    @Override
    public Kind kind() {
      return Kind.FEE;
    }

    @Override
    public List<Validity> validities() {
      return periods.stream().map(Dated::validity).toList();
    }
  }

  /// A place to go to.
  record Branch(String id, Names names, Names address, String phone, Names hours, Validity validity)
      implements Entry {
    @Override
    public Kind kind() {
      return Kind.BRANCH;
    }

    @Override
    public List<Validity> validities() {
      return List.of(validity);
    }
  }
}
