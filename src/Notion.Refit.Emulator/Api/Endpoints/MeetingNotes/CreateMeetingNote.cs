using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Documents.MeetingNotes;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.MeetingNotes;

/// <summary>Creates meeting notes in a page or after the block with the recording. Their text is added after the response.</summary>
internal sealed class CreateMeetingNote : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateMeetingNote;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreateMeetingNotesRequest>();
        MeetingRecording recording = MeetingRecording.Find(request, context);

        var block = new StoredBlock(context.Ids.New(IdKind.Block))
        {
            Content = new MeetingNotesBlock
            {
                // Assumption: without a title the notes are called like the file.
                Title = RichTextRules.Complete(request.Title is { Length: > 0 } title ? title : Path.GetFileNameWithoutExtension(recording.Name)),
                Status = MeetingNotesStatus.TranscriptionInProgress,
                Children = new MeetingNotesChildren(),
            },
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        context.Workspace.Add(block, recording.Parent, recording.Index);
        Workspace.Touch(recording.Parent, context.Connection.Bot, context.Now);

        TimeSpan delay = context.Options.AsyncDelay;
        context.Workspace.Add(new MeetingNotesWork(context.Now + delay, block.Id, recording.Name, request.Options?.KickoffSummary ?? true, delay));
        return Answer.Of(BlockAnswers.Of(block, context.Scope));
    }
}
