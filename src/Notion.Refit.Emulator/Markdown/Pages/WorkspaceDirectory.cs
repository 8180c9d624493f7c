using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown.Pages;

/// <summary>The things of a workspace that text names.</summary>
internal sealed class WorkspaceDirectory(AnswerScope scope) : IMarkdownDirectory
{
    public CustomEmojiIcon? FindEmoji(string name) =>
        scope.Workspace.CustomEmojis.Find(emoji => string.Equals(emoji.Name, name, StringComparison.Ordinal)) is { } found
            ? new CustomEmojiIcon(new CustomEmojiId(found.Id)) { Name = found.Name, Url = found.Url }
            : null;

    public Guid? FindDatabase(Guid dataSource) => (scope.FindNode(dataSource) as StoredDataSource)?.Database.Id;
}
