using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>The parts of meeting notes.</summary>
/// <remarks>Assumption: they are paragraphs whose children hold the text.</remarks>
internal static class MeetingNotesParts
{
    public const string Notes = "Notes";
    public const string Transcript = "Transcript";
    public const string Summary = "Summary";

    /// <summary>Adds a part to meeting notes, or text to a part.</summary>
    public static StoredBlock Add(string text, StoredBlock to, StoredUser by, DateTimeOffset now, Workspace workspace, IdSource ids)
    {
        var block = new StoredBlock(ids.New(IdKind.Block))
        {
            Content = new ParagraphBlock { RichText = RichTextRules.Complete(text), Icon = null },
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        };
        workspace.Add(block, to);
        return block;
    }
}
