using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>The recording that notes are made of, and where they go.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Parent">What the notes go into.</param>
/// <param name="Index">Their place; null for the end.</param>
internal sealed record MeetingRecording(string Name, StoredNode Parent, int? Index)
{
    private const string WebmAudio = "audio/webm";

    /// <summary>Finds the recording of a request.</summary>
    /// <exception cref="ApiException">It is not there, is no sound or video, or the request does not say where the notes go.</exception>
    public static MeetingRecording Find(CreateMeetingNotesRequest request, RequestContext context)
    {
        var body = new BodyPart(context.Body, "body");
        bool hasParent = body.TryGet("parent", out BodyPart parent) && !parent.IsNull;
        switch (request.Source)
        {
            case FileUploadMeetingNotesSource { FileUploadId.Value: var id }:
                if (!hasParent)
                    throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.parent"));
                StoredPage page = context.Page(request.Parent!.PageId.Value).Editable();
                return new MeetingRecording(NameOf(context.Attachable(id, FileUse.Any), body), page, Index: null);
            case BlockMeetingNotesSource { BlockId.Value: var id }:
                if (hasParent)
                    throw parent.ShouldNotBePresent();
                StoredNode block = context.Block(id).Editable();
                StoredFileUpload file = FileOf(block) is { } fileId
                    ? context.FileUpload(fileId.Value)
                    : throw ApiErrors.NoRecording(id);
                return new MeetingRecording(NameOf(file, body), block.Parent!, block.Parent!.Children.IndexOf(block) + 1);
            default:
                throw body.Get("source").Get("type").ShouldBe("`\"file_upload\"` or `\"block\"`");
        }
    }

    private static FileUploadId? FileOf(StoredNode node) => (node as StoredBlock)?.Content switch
    {
        AudioBlock { Source: FileUploadFile file } => file.Id,
        VideoBlock { Source: FileUploadFile file } => file.Id,
        FileBlock { Source: FileUploadFile file } => file.Id,
        _ => (FileUploadId?)null,
    };

    private static string NameOf(StoredFileUpload file, BodyPart body)
    {
        bool isHeard = FileNaming.Category(file.FileName, file.ContentType) is FileCategory.Audio or FileCategory.Video
            && !string.Equals(file.ContentType, WebmAudio, StringComparison.Ordinal);

        // Assumption: the wording.
        return isHeard ? file.FileName ?? "recording" : throw body.Get("source").ShouldBe("an audio or video file other than WebM audio");
    }
}
