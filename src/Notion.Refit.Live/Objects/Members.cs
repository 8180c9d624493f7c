namespace Notion.Refit.Live;

/// <summary>The keys of pending changes.</summary>
internal static class Members
{
    public const string Content = "content";
    public const string InTrash = "in_trash";
    public const string Icon = "icon";
    public const string Cover = "cover";
    public const string IsLocked = "is_locked";
    public const string Title = "title";
    public const string Description = "description";
    public const string IsInline = "is_inline";
    public const string Filter = "filter";
    public const string Sorts = "sorts";
    public const string Configuration = "configuration";
}
