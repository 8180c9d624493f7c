using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.FileUploads;

/// <summary>Starts an upload: its content is sent next, or fetched from an address.</summary>
internal sealed class CreateFileUpload : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateFileUpload;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("It is prepared first.");

    public async ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<CreateFileUploadRequest>();
        CheckMembers(request.Mode, new BodyPart(context.Body, "body"));
        if (request.ExternalUrl is not { } url)
        {
            FileNaming naming = FileNaming.Resolve(request.Filename, request.ContentType);
            return () => Create(request, naming, import: null, context);
        }

        ImportedFile file = await context.FileHost.Importer.FetchAsync(url, context.Workspace.MaxFileUploadSize, cancellationToken);

        // Assumption: a file without a name is called as in its address.
        string name = request.Filename ?? BlockRules.FileName(url);
        return () => Create(request, FileNaming.Resolve(name, request.ContentType ?? file.ContentType), file, context);
    }

    // What there must be, and must not be, depends on the mode.
    private static void CheckMembers(FileUploadMode mode, BodyPart body)
    {
        bool isInParts = mode == FileUploadMode.MultiPart;
        bool isImport = mode == FileUploadMode.ExternalUrl;
        Check("filename", isInParts, isAllowed: true);
        Check("number_of_parts", isInParts, isInParts);
        Check("external_url", isImport, isImport);

        void Check(string name, bool isRequired, bool isAllowed)
        {
            bool isThere = body.TryGet(name, out BodyPart member);
            if (isRequired && !isThere)
                throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined(member.Path));
            if (isThere && !isAllowed)
                throw member.ShouldNotBePresent();
        }
    }

    private static Answer Create(CreateFileUploadRequest request, FileNaming naming, ImportedFile? import, RequestContext context)
    {
        var upload = new StoredFileUpload(context.Ids.New(IdKind.FileUpload))
        {
            Sequence = context.Workspace.NextSequence(),
            Mode = request.Mode,
            CreatedBy = context.Connection.Bot,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,

            // As responses have it: to the minute.
            ExpiryTime = ResponseTimes.ToMinute(context.Now) + StoredFileUpload.Lifetime,
            FileName = naming.Name,
            ContentType = naming.ContentType,
            PartCount = request.NumberOfParts,
        };
        if (import is not null)
        {
            upload = upload with
            {
                Import = new StoredFileImport(context.Now + context.Options.FileImportDelay, import.Error),
                Parts = import.Error is null ? upload.Parts.Add(1, import.Content) : upload.Parts,
                IsComplete = import.Error is null,
            };
        }

        ChangeLog.Current?.Add(upload);
        context.Workspace.FileUploads.Add(upload.Id, upload);
        return Answer.Of(FileUploadAnswers.OfNew(upload, context.Scope));
    }
}
