namespace Notion.Refit.Content;

/// <summary>The dialect of Markdown that is written.</summary>
public enum MarkdownProfile
{
    /// <summary>GitHub Flavored Markdown, which most tools show: alerts, task lists, tables, <c>&lt;details&gt;</c>.</summary>
    GitHub,

    /// <summary>Notion-flavored Markdown, the syntax of Notion's own Markdown endpoints (<c>v2</c>): keeps colours, callouts, columns, toggles, mentions.</summary>
    NotionFlavored,
}
