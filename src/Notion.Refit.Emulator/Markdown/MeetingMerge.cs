using Notion.Refit.Emulator.Documents.MeetingNotes;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Merges meeting notes of a new document: their title and the content of their parts.</summary>
/// <param name="stored">The notes; null for new ones.</param>
/// <param name="title">The title; null when it stays.</param>
/// <param name="parts">What the parts that are there shall contain.</param>
/// <param name="notes">What the notes of people shall contain where there is no such part yet; null for nothing.</param>
internal sealed class MeetingMerge(StoredBlock? stored, RichTextList? title, IReadOnlyList<MergePlan> parts, MergePlan? notes)
{
    public bool Changes { get; } = stored is null || title is not null || notes is not null || parts.Any(part => part.Changes);

    /// <summary>Carries it out.</summary>
    public StoredNode Apply(RequestContext context, StoredNode parent)
    {
        StoredUser by = context.Connection.Bot;
        StoredBlock block = stored ?? Plant(context, parent);
        if (block.Parent != parent)
            Workspace.Move(block, parent);
        foreach (MergePlan part in parts)
            part.Apply(context);

        var content = (MeetingNotesBlock)block.Content;
        if (notes is not null)
        {
            StoredBlock part = MeetingNotesParts.Add(MeetingNotesParts.Notes, block, by, context.Now, context.Workspace, context.Ids);
            notes.Apply(context, part);
            content = content with { Children = (content.Children ?? new MeetingNotesChildren()) with { NotesBlockId = new BlockId(part.Id) } };
        }

        if (notes is not null || title is not null)
        {
            block.Content = content with { Title = title ?? content.Title };
            Workspace.Touch(block, by, context.Now);
        }

        return block;
    }

    // Assumption: nothing is heard of the meeting yet.
    private StoredBlock Plant(RequestContext context, StoredNode parent)
    {
        var block = new StoredBlock(context.Ids.New(IdKind.Block))
        {
            Content = new MeetingNotesBlock { Title = title ?? RichTextList.Empty, Status = MeetingNotesStatus.TranscriptionNotStarted, Children = new MeetingNotesChildren() },
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        context.Workspace.Add(block, parent);
        return block;
    }
}
