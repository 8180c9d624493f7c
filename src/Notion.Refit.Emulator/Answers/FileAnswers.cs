using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps files, icons and covers to response models; uploads get a new address each time.</summary>
internal static class FileAnswers
{
    public static FileSource? Show(FileSource? stored, AnswerScope scope) => stored is FileUploadFile { Id: var id }
        ? new HostedFile { Url = scope.Files.To(Upload(id, scope), scope.Workspace), ExpiryTime = scope.Files.ExpiryTime }
        : stored;

    public static Icon? Show(Icon? stored, AnswerScope scope) => stored is FileUploadIcon { Id: var id }
        ? new FileIcon { Url = scope.Files.To(Upload(id, scope), scope.Workspace), ExpiryTime = scope.Files.ExpiryTime }
        : stored;

    public static TemporaryUrl Show(StoredFileUpload upload, AnswerScope scope) =>
        new() { Url = scope.Files.To(upload, scope.Workspace), ExpiryTime = scope.Files.ExpiryTime };

    public static FilesValue Show(FilesValue stored, AnswerScope scope) => stored.Files.Any(file => file.Source is FileUploadFile)
        ? new FilesValue([.. stored.Files.Select(file => file with { Source = Show(file.Source, scope)! })])
        : stored;

    // What something shows has been attached, and that stays.
    private static StoredFileUpload Upload(FileUploadId id, AnswerScope scope) => scope.Workspace.FileUploads[id.Value];
}
