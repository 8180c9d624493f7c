namespace Notion.Refit.Content;

/// <summary>The kind of the target of a link within Notion.</summary>
public enum ContentReferenceKind
{
    /// <summary>A page, or a database where the link does not say which of both.</summary>
    Page,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A block of a page, such as a heading.</summary>
    Block,
}
