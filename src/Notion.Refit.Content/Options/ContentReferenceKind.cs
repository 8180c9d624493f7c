namespace Notion.Refit.Content;

/// <summary>What a link within Notion leads to.</summary>
public enum ContentReferenceKind
{
    /// <summary>A page, or a database where the link does not say which of both.</summary>
    Page,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A comment.</summary>
    Comment,
}
