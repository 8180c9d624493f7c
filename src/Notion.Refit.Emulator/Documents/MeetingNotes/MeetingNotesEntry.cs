using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>Meeting notes, as filters and sorts see them.</summary>
internal sealed class MeetingNotesEntry
{
    private readonly AnswerScope _scope;

    private MeetingNotesEntry(StoredBlock block, MeetingNotesBlock notes, AnswerScope scope)
    {
        _scope = scope;
        Block = block;
        Title = RichTextAnswers.Show(notes.Title, scope).ToPlainText();
        Attendees = [.. (notes.CalendarEvent?.Attendees ?? []).Select(id => id.Value)];
    }

    public StoredBlock Block { get; }

    public string Title { get; }

    public IReadOnlyList<Guid> Attendees { get; }

    /// <summary>The entry of a block; null for anything else than meeting notes.</summary>
    public static MeetingNotesEntry? Of(StoredNode node, AnswerScope scope) =>
        node is StoredBlock { Content: MeetingNotesBlock notes } block ? new MeetingNotesEntry(block, notes, scope) : null;

    /// <summary>The sort key of people.</summary>
    public string NameOf(Guid userId) => _scope.Workspace.FindUser(userId)?.Name ?? "";
}
