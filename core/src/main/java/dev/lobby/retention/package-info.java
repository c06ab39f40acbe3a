/// How long records are kept: not shorter than the law wants, not longer than the bank wants.
///
/// A rule for each type of record says two periods, both counted from the last event of a record:
/// its *minimum*, before which nobody is erased, and after what time it is *blanked*, which takes
/// the words and names from the disk and leaves types, times, intents and decisions. Nothing is
/// blanked unless a rule says so. A jurisdiction is no more than a set of minimums to begin with:
///
/// | | conversation, complaint | customer | audit |
/// |---|---|---|---|
/// | CN | 3y: limitation of claims, Civil Code art. 188 | 10y after the relation ends: Anti-Money-Laundering Law as revised in 2024 | 6m: logs, Cybersecurity Law |
/// | HK | 6y: limitation of claims, Cap. 347 s. 4 | 5y after the relation ends: Cap. 615 Sch. 2 s. 20 | 1y: logs, PCI DSS 10.5.1 |
/// | UK | 6y: limitation of claims, Limitation Act 1980 s. 5 | 5y after the relation ends: SI 2017/692 reg. 40 | 1y: logs, PCI DSS 10.5.1 |
/// | EU | 5y: records of communications, Directive 2014/65/EU art. 16(7) | 5y after the relation ends: Directive (EU) 2015/849 art. 40 | 1y: logs, PCI DSS 10.5.1 |
///
/// They are starting points and no advice: what holds for a bank, its products and its customers is
/// for the bank to decide, and to set. Lobby sees when somebody last wrote, and not when the bank's
/// relation with them ended.
///
/// Of a conversation in which a complaint was filed the longer of both minimums holds.
@org.jspecify.annotations.NullMarked
package dev.lobby.retention;
