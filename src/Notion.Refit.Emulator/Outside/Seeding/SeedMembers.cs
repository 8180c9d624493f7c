namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>The fields that each part of a seed may have.</summary>
internal static class SeedMembers
{
    /// <summary>Whether a template is the one that is meant when none is named.</summary>
    public const string Default = "$default";

    public static readonly string[] Workspace = ["users", "custom_emojis", "agents", "pages", "databases"];
    public static readonly string[] Details = ["id", "created_time", "created_by", "last_edited_time", "last_edited_by", "in_trash"];
    public static readonly string[] User = ["id", "name", "email", "avatar_url"];
    public static readonly string[] CustomEmoji = ["id", "name", "url"];
    public static readonly string[] Agent = ["id", "name", "type", "description", "instructions", "credit_limit", "is_favorite", "is_read_only", "replies"];
    public static readonly string[] AgentReply = ["text", "thinking", "tools", "action", "error", "credits"];
    public static readonly string[] Page = ["title", "icon", "cover", "children", "comments", .. Details];
    public static readonly string[] Comment = ["text", "rich_text", "id", "created_time", "created_by"];
    public static readonly string[] DataSource = ["title", "icon", "properties", "rows", "templates", "views", .. Details];
    public static readonly string[] Database = ["description", "cover", "is_inline", "data_source_id", "data_sources", .. DataSource];

    /// <summary>The fields of a row beside its values. The prefix distinguishes them from property names.</summary>
    public static readonly string[] Row = ["$icon", "$cover", "$children", "$comments", .. Details.Select(member => "$" + member)];

    /// <summary>The fields that seeded views share with requests.</summary>
    public static readonly string[] ViewContent = ["name", "type", "filter", "sorts", "quick_filters", "configuration", "position", "placement", "create_database", "data_source_id"];

    /// <summary>Views have no trash.</summary>
    public static readonly string[] View = ["widgets", .. ViewContent, .. Details.Where(member => member is not "in_trash")];
}
