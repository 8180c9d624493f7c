using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Resolves names and addresses in a document against the workspace; what cannot be resolved is an error of the request.</summary>
internal sealed class WorkspaceDirectory(AnswerScope scope) : IMarkdownDirectory
{
    public CustomEmojiIcon? FindEmoji(string name) =>
        scope.Workspace.CustomEmojis.Find(emoji => string.Equals(emoji.Name, name, StringComparison.Ordinal)) is { } found
            ? new CustomEmojiIcon(new CustomEmojiId(found.Id)) { Name = found.Name, Url = found.Url }
            : null;

    public Guid? FindDatabase(Guid dataSource) => (scope.FindNode(dataSource) as StoredDataSource)?.Database.Id;

    public bool TryReadAddress(string? address, out Guid id) =>
        MarkdownAddresses.TryRead(address, out id) ? true : throw ApiErrors.InvalidAddress(address);

    public NotionDate? Complete(NotionDate date) => DateRules.TryComplete(date, out NotionDate? complete) ? complete : null;

    // Assumption: the wording.
    public void RejectTranscript() => throw ApiErrors.TranscriptEdited();
}
