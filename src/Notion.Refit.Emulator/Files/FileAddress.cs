using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Files;

/// <summary>The path of a kept file: <c>/files/workspace/upload/name.txt</c>.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="UploadId">The file upload.</param>
/// <param name="Name">The name, decoded.</param>
internal readonly record struct FileAddress(Guid WorkspaceId, Guid UploadId, string Name)
{
    private const string Root = "files";

    public static FileAddress Of(StoredFileUpload upload, Workspace workspace) => new(workspace.Id, upload.Id, upload.FileName ?? "file");

    /// <summary>Whether a path, still encoded, leads to files and not to the API.</summary>
    public static bool IsOne(string path) => path.StartsWith($"/{Root}/", StringComparison.Ordinal);

    /// <summary>Reads a path, still encoded.</summary>
    public static FileAddress? Parse(string path) =>
        path.Split('/') is ["", Root, var workspace, var upload, var name]
        && Guid.TryParseExact(workspace, "D", out Guid workspaceId)
        && Guid.TryParseExact(upload, "D", out Guid uploadId)
            ? new FileAddress(workspaceId, uploadId, Uri.UnescapeDataString(name))
            : null;

    /// <summary>The path, encoded.</summary>
    public override string ToString() => $"/{Root}/{WorkspaceId}/{UploadId}/{Uri.EscapeDataString(Name)}";
}
