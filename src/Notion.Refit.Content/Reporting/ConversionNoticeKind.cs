namespace Notion.Refit.Content;

/// <summary>The kind of a loss or change in a conversion.</summary>
public enum ConversionNoticeKind
{
    /// <summary>A heading deeper than the fourth level became one of the fourth.</summary>
    HeadingLevelReduced,

    /// <summary>The API cannot write the start of a numbered list.</summary>
    ListStartLost,

    /// <summary>The API cannot write the number format of a list.</summary>
    ListFormatLost,

    /// <summary>Two lists in a row became one.</summary>
    ListsMerged,

    /// <summary>The language of code has no counterpart; the code is plain text.</summary>
    CodeLanguageUnknown,

    /// <summary>The caption of code became a paragraph.</summary>
    CodeCaptionAsText,

    /// <summary>A table row had more cells than the header.</summary>
    TableCellsCut,

    /// <summary>Notion has no alignment of table columns.</summary>
    TableAlignmentLost,

    /// <summary>The first column of a table is not a header any more.</summary>
    TableRowHeaderLost,

    /// <summary>Cells that spanned several rows or columns were split.</summary>
    TableSpanSplit,

    /// <summary>An address that Notion refuses, or that is not safe; the text was kept.</summary>
    LinkDropped,

    /// <summary>An image or file without an address that Notion accepts; its text was kept.</summary>
    FileDropped,

    /// <summary>The address of a file is signed and ends soon.</summary>
    FileAddressExpires,

    /// <summary>A file became a link.</summary>
    FileAsLink,

    /// <summary>A bookmark or embed became a link.</summary>
    BookmarkAsLink,

    /// <summary>Footnotes became numbered text.</summary>
    FootnotesAsText,

    /// <summary>A tag of HTML has no counterpart; its text was kept.</summary>
    HtmlTagIgnored,

    /// <summary>A colour has no counterpart.</summary>
    ColorLost,

    /// <summary>A callout became a quote.</summary>
    CalloutAsQuote,

    /// <summary>Columns are written one after the other.</summary>
    ColumnsFlattened,

    /// <summary>Tabs are written one after the other.</summary>
    TabsFlattened,

    /// <summary>A synced block became a copy of its content.</summary>
    SyncedBlockInlined,

    /// <summary>A block without text of its own was left out.</summary>
    BlockOmitted,

    /// <summary>A block of a type that this version cannot convert.</summary>
    BlockUnsupported,

    /// <summary>The content of a template or of meeting notes is written without its frame.</summary>
    BlockUnwrapped,

    /// <summary>Content that was not loaded: a copy of a synced block, a child page.</summary>
    ContentNotLoaded,

    /// <summary>Children of a paragraph follow it.</summary>
    IndentLost,

    /// <summary>An empty paragraph was left out.</summary>
    EmptyParagraphOmitted,

    /// <summary>A link to a page or database became a link in text.</summary>
    PageLinkAsText,

    /// <summary>A mention became text or a link.</summary>
    MentionAsText,

    /// <summary>A format has no counterpart at this place.</summary>
    FormatLost,

    /// <summary>An equation is too long, or has no form in this syntax; it is kept as code.</summary>
    EquationAsText,

    /// <summary>Text was split over several blocks, because one cannot hold it.</summary>
    TextSplit,

    /// <summary>The number of a checkbox in a numbered list was lost.</summary>
    NumberLost,

    /// <summary>An icon has no counterpart.</summary>
    IconLost,

    /// <summary>Children were moved after their block, which has no room for them.</summary>
    ChildrenMoved,

    /// <summary>A title of a link or image has no counterpart.</summary>
    TitleLost,

    /// <summary>Characters that are not allowed were replaced.</summary>
    CharactersReplaced,

    /// <summary>A meeting transcript cannot be written.</summary>
    TranscriptOmitted,

    /// <summary>A file that Notion hosts could not be saved. Its address was kept, and the next export tries again.</summary>
    FileNotSaved,

    /// <summary>A local file that Notion does not take: its type, its size, or it is empty. Its text was kept.</summary>
    FileNotUploaded,

    /// <summary>A file that is not text or cannot be read was left out.</summary>
    FileUnreadable,

    /// <summary>An absolute path, a path that leads out of the folder, or a symbolic link was not followed.</summary>
    PathRefused,

    /// <summary>A page or database that is not there any more, or not shared.</summary>
    PageUnreadable,

    /// <summary>A property that has no form in a file, or that Notion computes.</summary>
    PropertyOmitted,

    /// <summary>A link to a heading became a link to its page: the file has no such heading.</summary>
    HeadingLinkShortened,

    /// <summary>A page could not be put where its file has it: Notion creates pages at the end of a page, and its blocks cannot be moved.</summary>
    PlaceLost,
}
