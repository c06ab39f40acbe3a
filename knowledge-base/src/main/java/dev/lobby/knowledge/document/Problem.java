package dev.lobby.knowledge.document;

import java.util.Locale;

/// Why a document cannot be imported, and what to do about it, in both languages.
///
/// The first argument of each sentence is the file's name.
public enum Problem {
  /// The file is larger than the limit: its and the limit's megabytes.
  TOO_LARGE(
      "%s has %s MB, and a document may have %s: split it and import its parts.",
      "%s 有 %s MB，超过上限 %s MB：请拆分后再导入。"),
  EMPTY("%s is empty: choose the file that has the text.", "%s 是空文件：请选择有内容的文件。"),
  /// The type is none that is read: its media type.
  UNKNOWN_TYPE(
      "%s is %s by its content, which is not read: save it as docx, xlsx, pdf, html, Markdown, CSV or plain text.",
      "%s 的内容是 %s，无法读取：请另存为 docx、xlsx、pdf、html、Markdown、CSV 或纯文本。"),
  OLD_OFFICE(
      "%s is in the format of Office before 2007: open it and save it as docx or xlsx.",
      "%s 是 2007 年以前的 Office 格式：请打开后另存为 docx 或 xlsx。"),
  /// Rows of a table are wanted, and it is none.
  NO_WORKBOOK(
      "%s is no table: save the questions and answers as a workbook (xlsx) or as CSV.",
      "%s 不是表格：请把问题和答案另存为 xlsx 工作簿或 CSV。"),
  ENCRYPTED(
      "%s is protected by a password: save it without one and import it again.",
      "%s 设有打开密码：请取消密码后重新导入。"),
  COPYING_FORBIDDEN(
      "%s forbids to copy its text: save it without that restriction and import it again.",
      "%s 禁止复制文字：请取消该限制后重新导入。"),
  /// The file does not hold together: what the reader says.
  DAMAGED(
      "%s is damaged or cut off (%s): open it in the program it comes from, save it anew and import that.",
      "%s 已损坏或不完整（%s）：请用原来的程序打开，重新保存后再导入。"),
  /// It unpacks to too much: the part.
  UNPACKS_TO_TOO_MUCH(
      "%s unpacks to far more than a document has, in its part %s: do not trust it; if it is yours, remove large pictures and save it anew.",
      "%s 解压后异常庞大（%s）：请勿信任此文件；如确属本行文件，请删去大图后重新保存。"),
  /// It has too many parts: the limit.
  TOO_MANY_ENTRIES(
      "%s consists of more than %s parts: do not trust it; if it is yours, copy its text into a document of its own.",
      "%s 由超过 %s 个部件组成：请勿信任此文件；如确属本行文件，请把文字复制到新文档。"),
  /// It names something outside of itself: the part.
  EXTERNAL_ENTITY(
      "%s declares entities, as no Office program does, in its part %s: do not trust it; if it is yours, save it anew in Office.",
      "%s 的 %s 含有实体声明，Office 程序不会这样保存：请勿信任此文件；如确属本行文件，请用 Office 重新保存。"),
  /// It has too many pages: how many, and the limit.
  TOO_MANY_PAGES(
      "%s has %s pages, and a document may have %s: split it and import its parts.",
      "%s 有 %s 页，超过上限 %s 页：请拆分后再导入。"),
  /// It has too many rows: the limit.
  TOO_MANY_ROWS(
      "%s has more than %s rows: it is data rather than text; import the part that customers ask about.",
      "%s 超过 %s 行：这是数据而不是文档；请只导入客户会问到的部分。"),
  /// It has too much text: the limit.
  TOO_MUCH_TEXT(
      "%s has more than %s characters: split it and import its parts.", "%s 超过 %s 个字符：请拆分后再导入。"),
  /// Reading took too long: the limit's seconds.
  TOO_SLOW(
      "%s could not be read within %s s: split it, or save it anew in a simpler form.",
      "%s 在 %s 秒内未能读完：请拆分，或以更简单的格式重新保存。"),
  NO_TEXT(
      "%s holds no text, only pictures or nothing: have the text recognised (OCR) first and import the result.",
      "%s 没有文字，只有图片或空白：请先做文字识别（OCR）再导入。"),
  UNREADABLE_FONT(
      "%s does not say which characters its fonts draw: save it as PDF anew from the original, or import the original.",
      "%s 的字体没有字符对照，无法取得文字：请从原文件重新生成 PDF，或直接导入原文件。"),
  UNKNOWN_ENCODING(
      "%s is neither UTF-8 nor UTF-16 nor GB18030: save it as UTF-8.",
      "%s 不是 UTF-8、UTF-16 或 GB18030 编码：请另存为 UTF-8。");

  private final String en;
  private final String zh;

  Problem(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  String inEnglish(Object... of) {
    return String.format(Locale.ROOT, en, of);
  }

  String inChinese(Object... of) {
    return String.format(Locale.ROOT, zh, of);
  }
}
