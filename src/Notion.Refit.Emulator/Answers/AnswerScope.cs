using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Answers;

/// <summary>The context for mapping stored objects to response models.</summary>
/// <param name="Workspace">The workspace, for titles and names of other things.</param>
/// <param name="Version">The version whose words are spoken.</param>
/// <param name="Connection">Who reads.</param>
/// <param name="Files">The addresses of files.</param>
/// <param name="Now">The moment of the request, which formulas may ask for.</param>
internal sealed record AnswerScope(
    Workspace Workspace, NotionVersion Version, Connection Connection, FileLinks Files, DateTimeOffset Now)
{
    /// <summary>Something that is shared with who reads; null when there is no such thing.</summary>
    public StoredNode? FindNode(Guid id) => Workspace.FindNode(id) is { } node && Connection.CanSee(node) ? node : null;

    /// <summary>The value of <c>archived</c>: that of <c>in_trash</c> where the version has it.</summary>
    public bool? Archived(bool inTrash) => Version.HasArchived ? inTrash : null;
}
