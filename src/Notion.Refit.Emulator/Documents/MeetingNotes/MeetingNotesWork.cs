using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>The next step of meeting notes: first the transcript, then the summary.</summary>
/// <param name="Due">When.</param>
/// <param name="BlockId">The meeting notes.</param>
/// <param name="Recording">What the recording is called.</param>
/// <param name="HasSummary">Whether there is to be a summary.</param>
/// <param name="Delay">How long a step takes.</param>
/// <remarks>
/// Assumption: the recording is not transcribed: transcript and summary only name it.
/// Without a summary the notes are ready as soon as the transcript is there.
/// </remarks>
internal sealed record MeetingNotesWork(DateTimeOffset Due, Guid BlockId, string Recording, bool HasSummary, TimeSpan Delay) : DueWork(Due)
{
    public override void Run(Workspace workspace, IdSource ids)
    {
        if (workspace.FindNode(BlockId) is not StoredBlock { Content: MeetingNotesBlock notes } block)
            return;

        MeetingNotesChildren parts = notes.Children ?? new MeetingNotesChildren();
        if (parts.TranscriptBlockId is null)
        {
            // Notes may have been taken in the meantime.
            parts = parts with
            {
                NotesBlockId = parts.NotesBlockId ?? AddPart(MeetingNotesParts.Notes, text: null),
                TranscriptBlockId = AddPart(MeetingNotesParts.Transcript, $"Transcript of {Recording}"),
            };
            if (HasSummary)
                workspace.Add(this with { Due = Due + Delay });
        }
        else
        {
            parts = parts with { SummaryBlockId = AddPart(MeetingNotesParts.Summary, $"Summary of {Recording}") };
        }

        bool isReady = !HasSummary || parts.SummaryBlockId is not null;
        block.Content = notes with { Children = parts, Status = isReady ? MeetingNotesStatus.NotesReady : MeetingNotesStatus.SummaryInProgress };
        Workspace.Touch(block, block.CreatedBy, Due);

        BlockId AddPart(string name, string? text)
        {
            StoredBlock part = MeetingNotesParts.Add(name, block, block.CreatedBy, Due, workspace, ids);
            if (text is not null)
                MeetingNotesParts.Add(text, part, block.CreatedBy, Due, workspace, ids);
            return new BlockId(part.Id);
        }
    }
}
