namespace Notion.Refit.Emulator.Protocol.Errors;

/// <content>Errors about uploads and imports. Assumption: the wording of those that are not marked as known.</content>
internal static partial class ApiErrors
{
    public static ApiException UploadNotPending(Guid id, string status) =>
        Validation($"File upload with ID {id} cannot be sent or completed: its status should be `pending`, instead was `{status}`.");

    public static ApiException UploadNotUploaded(Guid id, string status) =>
        Validation($"File upload with ID {id} cannot be attached: its status should be `uploaded`, instead was `{status}`.");

    public static ApiException UploadOfWrongType(Guid id, string? contentType, string use) =>
        Validation($"File upload with ID {id} cannot be attached: files of the type {contentType} cannot be used as {use}.");

    public static ApiException UploadNotInParts(Guid id, string mode) =>
        Validation($"File upload with ID {id} cannot be completed: its mode should be `multi_part`, instead was `{mode}`.");

    public static ApiException PartMissing(Guid id, int sent, int count, int missing) =>
        Validation($"File upload with ID {id} cannot be completed: `{sent}` of `{count}` parts have been sent. Part {missing} is missing.");

    public static ApiException PartTooSmall(int part, long smallest, long size) =>
        Validation($"body failed validation: body.file of part {part} should have ≥ `{smallest}` bytes, as all parts but the last, instead had `{size}`.");

    public static ApiException FileTooLarge(long size, long limit) => Validation($"body failed validation: body.file: the file size of {size} bytes exceeds the limit of {limit} bytes.");

    public static ApiException OtherContentType(string expected, string actual) =>
        Validation($"body failed validation: the content type of body.file should be that of the file upload, `{expected}`, instead was `{actual}`.");

    public static ApiException ImportSent(Guid id) => Validation($"File upload with ID {id} is an import from a URL: its content cannot be sent.");

    /// <summary>Known.</summary>
    public static ApiException ContentTypeNotSupported(string contentType) => Validation($"The content type {contentType} is not supported for the File Upload API.");

    public static ApiException NoExtension() => Validation("Provided `filename` must have an extension, or `content_type` must be provided.");

    /// <summary>Known.</summary>
    public static ApiException ExtensionNotSupported() => Validation("Provided `filename` has an extension that is not supported for the File Upload API.");

    public static ApiException ExtensionMismatch(string contentType) => Validation($"Provided `filename` has an extension that does not match the content type {contentType}.");

    public static ApiException FieldTwice(string name) => Validation($"body failed validation: body.{name} should be there only once.");

    public static ApiException FieldWithoutName() => Validation("body failed validation: body has a part without a name.");

    public static ApiException InvalidForm(string problem) => Validation($"body failed validation: body should be a valid multipart form. {problem}");

    public static ApiException InvalidImport(string problem, string url) => Validation($"body failed validation: body.external_url {problem}, instead was `{Quote(url)}`.");
}
