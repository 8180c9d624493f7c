namespace Notion.Refit;

/// <summary>The part of a link to Notion that holds the id.</summary>
internal enum NotionLinkPart
{
    /// <summary>Links do not name such things.</summary>
    None,

    /// <summary>The object of the address itself: <c>/acme/Tasks-…</c>.</summary>
    Path,

    /// <summary>The page that is open: <c>p=…</c> of a page shown beside its database, else the path.</summary>
    Page,

    /// <summary>The block that is scrolled to: <c>#…</c>, else the page.</summary>
    Block,

    /// <summary>The view: <c>v=…</c>.</summary>
    View,

    /// <summary>The discussion: <c>d=…</c>.</summary>
    Discussion,
}
