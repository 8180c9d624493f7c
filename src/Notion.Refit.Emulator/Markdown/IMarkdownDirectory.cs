using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>What a reader of Markdown asks the workspace: names stand for things.</summary>
internal interface IMarkdownDirectory
{
    /// <summary>The emoji of the workspace of a name; null when there is none.</summary>
    CustomEmojiIcon? FindEmoji(string name);

    /// <summary>The database that a data source belongs to; null when there is none.</summary>
    Guid? FindDatabase(Guid dataSource);
}
