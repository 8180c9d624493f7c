using Notion.Refit.Emulator.Content;
using Notion.Refit.Emulator.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.MeetingNotes;

/// <summary>The next step of meeting notes: first the transcript, then the summary.</summary>
/// <param name="Due">When.</param>
/// <param name="BlockId">The meeting notes.</param>
/// <param name="Recording">What the recording is called.</param>
/// <param name="HasSummary">Whether there is to be a summary.</param>
/// <param name="Delay">How long a step takes.</param>
/// <remarks>
/// Assumption: the parts are paragraphs whose children hold the text. Nobody listens to the recording: transcript and summary only name it.
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
            parts = parts with { NotesBlockId = AddPart("Notes", text: null), TranscriptBlockId = AddPart("Transcript", $"Transcript of {Recording}") };
            if (HasSummary)
                workspace.Add(this with { Due = Due + Delay });
        }
        else
        {
            parts = parts with { SummaryBlockId = AddPart("Summary", $"Summary of {Recording}") };
        }

        bool isReady = !HasSummary || parts.SummaryBlockId is not null;
        block.Content = notes with { Children = parts, Status = isReady ? MeetingNotesStatus.NotesReady : MeetingNotesStatus.SummaryInProgress };
        Workspace.Touch(block, block.CreatedBy, Due);

        BlockId AddPart(string name, string? text)
        {
            StoredBlock part = Paragraph(name, block, ids);
            workspace.Add(part, block);
            if (text is not null)
                workspace.Add(Paragraph(text, block, ids), part);
            return new BlockId(part.Id);
        }
    }

    private StoredBlock Paragraph(string text, StoredBlock notes, IdSource ids) => new(ids.New(IdKind.Block))
    {
        Content = new ParagraphBlock { RichText = RichTextRules.Complete(text), Icon = null },
        CreatedTime = Due,
        LastEditedTime = Due,
        CreatedBy = notes.CreatedBy,
        LastEditedBy = notes.CreatedBy,
    };
}
