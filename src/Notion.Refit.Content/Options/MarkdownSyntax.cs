namespace Notion.Refit.Content;

/// <summary>The dialect of Markdown that is read.</summary>
public enum MarkdownSyntax
{
    /// <summary>Notion's when the document has a tag that only Notion writes, such as <c>&lt;callout&gt;</c>; otherwise CommonMark with GitHub's extensions.</summary>
    Automatic,

    /// <summary>CommonMark with GitHub's extensions, math and footnotes.</summary>
    GitHub,

    /// <summary>Notion-flavored Markdown (<c>v2</c>).</summary>
    NotionFlavored,

    /// <summary>Notion's older syntax, enhanced Markdown (<c>v1</c>).</summary>
    NotionEnhanced,
}
