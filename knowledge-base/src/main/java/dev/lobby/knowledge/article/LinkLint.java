package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks through the links under an answer, and holds those of the two languages against each
/// other.
///
/// The first of one language is the first of the other. Their addresses have to be the same but for
/// what tells the language, as in `/zh/fees.pdf` and `/en/fees.pdf`.
final class LinkLint {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private LinkLint() {}

  static List<Complaint> check(Article article) {
    List<Complaint> found = new ArrayList<>();
    for (Language language : LANGUAGES) {
      own(article.extras().links(language), language, found);
    }
    // Of what is no link yet nobody can tell whether the other side has it.
    if (found.isEmpty()) {
      pairs(article, found);
    }
    return found;
  }

  private static void own(List<Link> links, Language language, List<Complaint> found) {
    Set<String> addresses = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (Link link : links) {
      Optional<Link.Fault> fault = link.fault();
      boolean freshAddress = addresses.add(link.address());
      boolean freshLabel = labels.add(link.label());
      if (fault.isPresent()) {
        found.add(
            broken(
                language,
                link,
                Lint.name(language).zh() + "链接“" + Lint.quote(link.line()) + "”" + fault.get().zh(),
                "The "
                    + Lint.name(language).en()
                    + " link \""
                    + Lint.quote(link.line())
                    + "\" "
                    + fault.get().en()));
      } else if (!freshAddress || !freshLabel) {
        found.add(
            broken(
                language,
                link,
                Lint.name(language).zh() + "链接里有两个名称或地址相同：“" + Lint.quote(link.line()) + "”，请删掉一个",
                "Two "
                    + Lint.name(language).en()
                    + " links have one label or address: \""
                    + Lint.quote(link.line())
                    + "\"; delete one"));
      }
    }
    if (links.size() > Extras.LINKS_MAX) {
      found.add(
          broken(
              language,
              links.get(Extras.LINKS_MAX),
              Lint.name(language).zh() + "链接最多 " + Extras.LINKS_MAX + " 个",
              "There are more than "
                  + Extras.LINKS_MAX
                  + " "
                  + Lint.name(language).en()
                  + " links"));
    }
  }

  private static Complaint broken(Language language, Link link, String zh, String en) {
    return new Complaint(Kind.BROKEN_LINK, language, link.line(), zh + "。", en + ".");
  }

  private static void pairs(Article article, List<Complaint> found) {
    List<Link> zh = article.extras().links(Language.ZH);
    List<Link> en = article.extras().links(Language.EN);
    for (int i = 0; i < Math.max(zh.size(), en.size()); i++) {
      if (i >= zh.size() || i >= en.size()) {
        found.add(
            i < zh.size()
                ? lonely(zh.get(i), Language.ZH, Language.EN)
                : lonely(en.get(i), Language.EN, Language.ZH));
      } else if (!zh.get(i).anyLanguage().equals(en.get(i).anyLanguage())) {
        found.add(
            new Complaint(
                Kind.LINK,
                Language.ZH,
                zh.get(i).line(),
                "“链接”第 "
                    + (i + 1)
                    + " 个，中文指向“"
                    + zh.get(i).address()
                    + "”，英文指向“"
                    + en.get(i).address()
                    + "”。请核对。",
                "Link "
                    + (i + 1)
                    + " under \"Links\" leads to \""
                    + zh.get(i).address()
                    + "\" in Chinese and to \""
                    + en.get(i).address()
                    + "\" in English. Check which is right."));
      }
    }
  }

  private static Complaint lonely(Link link, Language own, Language other) {
    return new Complaint(
        Kind.LINK,
        own,
        link.line(),
        "“链接”里的“"
            + link.label()
            + "”只有"
            + Lint.name(own).zh()
            + "有，请补上"
            + Lint.name(other).zh()
            + "的。",
        "The link \""
            + link.label()
            + "\" under \"Links\" is "
            + Lint.name(own).en()
            + " only. Add the "
            + Lint.name(other).en()
            + " one.");
  }
}
