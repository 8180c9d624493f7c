using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Files;

/// <summary>Finds the addresses of files.</summary>
internal static class FileAddress
{
    /// <summary>The file of a block; null when the block has none.</summary>
    public static FileSource? Of(BlockContent content) => content switch
    {
        ImageBlock b => b.Source,
        VideoBlock b => b.Source,
        AudioBlock b => b.Source,
        PdfBlock b => b.Source,
        FileBlock b => b.Source,
        _ => null,
    };

    /// <summary>The address of a file and when it expires.</summary>
    /// <exception cref="InvalidOperationException">A file of this kind has no address.</exception>
    public static (Uri Address, DateTimeOffset? Expiry) Of(FileSource source) => source switch
    {
        HostedFile hosted => (new Uri(hosted.Url), hosted.ExpiryTime),
        ExternalFile external => (new Uri(external.Url), null),
        _ => throw new InvalidOperationException($"A file of the kind '{source.Type}' has no address."),
    };
}
