using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Completes written icons, covers and other files.</summary>
internal static partial class AppearanceRules
{
    /// <summary>Fills in an icon.</summary>
    /// <exception cref="ApiException">It names an upload that does not exist, or is no image.</exception>
    public static Icon? Complete(Icon? given, RequestContext context) => given switch
    {
        null => null,
        EmojiIcon emoji => new EmojiIcon(emoji.Emoji),
        NamedIcon named => new NamedIcon(named.Name) { Color = named.Color ?? IconColor.Gray },
        ExternalIcon external when !LinkRules.IsWebAddress(external.Url) => throw ApiErrors.InvalidIconUrl(),
        ExternalIcon external => (Icon?)Named(external.Url) ?? new ExternalIcon(external.Url),
        CustomEmojiIcon custom => CustomEmoji(custom, context),
        FileUploadIcon upload => new FileUploadIcon(new FileUploadId(context.Attachable(upload.Id.Value, FileUse.Icon).Id)),
        FileIcon file => Uploaded(file.Url, FileUse.Icon, context) is { } id ? new FileUploadIcon(id) : new FileIcon { Url = file.Url, ExpiryTime = file.ExpiryTime },
        _ => throw ApiErrors.UnknownIcon(given.Type),
    };

    /// <summary>Fills in a cover or another file.</summary>
    /// <param name="given">The file.</param>
    /// <param name="context">The request.</param>
    /// <param name="use">What it is for.</param>
    /// <exception cref="ApiException">It names an upload that does not exist or cannot be used for that.</exception>
    public static FileSource? Complete(FileSource? given, RequestContext context, FileUse use = FileUse.Any) => given switch
    {
        null => null,
        ExternalFile external when use == FileUse.Cover && !LinkRules.IsWebAddress(external.Url) => throw ApiErrors.InvalidCoverUrl(),
        ExternalFile external => new ExternalFile(external.Url),
        FileUploadFile upload => new FileUploadFile(new FileUploadId(context.Attachable(upload.Id.Value, use).Id)),
        HostedFile file => Uploaded(file.Url, use, context) is { } id ? new FileUploadFile(id) : new HostedFile { Url = file.Url, ExpiryTime = file.ExpiryTime },
        _ => throw ApiErrors.UnknownFile(given.Type),
    };

    // Clients send back what they have read, as it was: the address of a file that is here stands for the file.
    private static FileUploadId? Uploaded(string url, FileUse use, RequestContext context) =>
        FileHost.TryRead(url, context.Workspace, out StoredFileUpload? upload) ? new FileUploadId(context.Attachable(upload.Id, use).Id) : default(FileUploadId?);

    // Assumption: an emoji that the workspace does not have is taken with the name and address of the request, as clients send back what they read.
    private static CustomEmojiIcon CustomEmoji(CustomEmojiIcon given, RequestContext context) => context.Workspace.FindCustomEmoji(given.Id.Value) switch
    {
        { } known => new CustomEmojiIcon(given.Id) { Name = known.Name, Url = known.Url },
        null when given is { Name: not null, Url: not null } => new CustomEmojiIcon(given.Id) { Name = given.Name, Url = given.Url },
        _ => throw ApiErrors.NotFound(ObjectKind.CustomEmoji, given.Id.Value, context.Connection),
    };

    // The address of one of Notion's own icons means the icon.
    private static NamedIcon? Named(string url)
    {
        Match match = NotionIcon().Match(url);
        return match.Success ? new NamedIcon(match.Groups["name"].Value) { Color = new IconColor(match.Groups["color"].Value) } : null;
    }

    [GeneratedRegex(@"^https://www\.notion\.so/icons/(?<name>[a-z0-9-]+)_(?<color>[a-z]+)\.svg(\?.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotionIcon();
}
