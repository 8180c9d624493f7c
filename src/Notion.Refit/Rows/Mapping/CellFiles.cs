using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Comparison of files.</summary>
internal static class CellFiles
{
    /// <summary>Whether Notion keeps the same for both: the signature in the address of a hosted file is not a difference.</summary>
    public static bool AreEqual(IReadOnlyList<NamedFile> left, IReadOnlyList<NamedFile> right) =>
        left.Count == right.Count && left.Zip(right).All(static pair => Key(pair.First) == Key(pair.Second));

    private static string Key(NamedFile file) => file.Source switch
    {
        HostedFile hosted => $"file {hosted.Url.Split('?')[0]} {file.Name}",
        ExternalFile external => $"external {external.Url} {file.Name}",
        FileUploadFile upload => $"upload {upload.Id}",
        { } other => $"{other.Type} {file.Name}",
    };
}
