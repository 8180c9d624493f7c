using Notion.Refit.Content.Building;
using Notion.Refit.Content.Markdown;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Reads icons and covers from front matter. Pictures of the folder are uploaded.</summary>
internal sealed class PageLooks(PageReader reader, FileUploads uploads, TransferLog log)
{
    private const int LongestGrapheme = 40;

    /// <summary>Returns the icon of a file; null when it has none that Notion takes, which is reported.</summary>
    public async Task<WritableIcon?> IconAsync(LocalPage page, CancellationToken cancellationToken)
    {
        switch (page.FrontMatter?[LookYaml.IconKey])
        {
            case YamlMap map when map["custom_emoji"]?.AsText() is { } id:
                // One of another workspace would end the import.
                if (!page.IsNew && CustomEmojiId.TryParse(id, out CustomEmojiId emoji))
                    return Icon.CustomEmoji(emoji);
                Lose(page, map["name"]?.AsText() ?? id);
                return null;
            case YamlMap map when map["name"]?.AsText() is { Length: > 0 } name:
                return Icon.Named(name, map["color"]?.AsText() is { Length: > 0 } color ? new IconColor(color) : (IconColor?)null);
            case { } value when value.AsText() is { Length: > 0 } text:
                if (AddressRules.IsWeb(text))
                    return Icon.External(text);
                if (text.Length <= LongestGrapheme && EmojiNames.IsEmoji(text))
                    return Icon.Emoji(text);
                if (!reader.Find(text, page, out _, out _))
                    return null;
                if (FileOf(page, text) is { } file)
                    return await UploadAsync(page, file, cancellationToken).ConfigureAwait(false) is { } upload ? Icon.FileUpload(upload) : null;
                Lose(page, text);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Returns the cover of a file; null when it has none that Notion takes, which is reported.</summary>
    public async Task<WritableFileSource?> CoverAsync(LocalPage page, CancellationToken cancellationToken)
    {
        if (page.FrontMatter?[LookYaml.CoverKey]?.AsText() is not { Length: > 0 } text)
            return null;
        if (AddressRules.IsWeb(text))
            return FileSource.External(text);
        if (!reader.Find(text, page, out _, out _))
            return null;
        if (FileOf(page, text) is { } file)
            return await UploadAsync(page, file, cancellationToken).ConfigureAwait(false) is { } upload ? FileSource.FileUpload(upload) : null;
        log.Add(page.Path, ConversionNoticeKind.FileDropped, ConversionSeverity.Dropped, text);
        return null;
    }

    /// <summary>Whether a page shows what its file has, as far as addresses and names say.</summary>
    public static bool AreEqual(YamlMap? frontMatter, Icon? icon, FileSource? cover) =>
        Name(frontMatter?[LookYaml.IconKey]) == Name(LookYaml.Icon(icon, savedPath: null)) && Name(frontMatter?[LookYaml.CoverKey]) == Name(LookYaml.Cover(cover, savedPath: null));

    /// <summary>Whether a picture of the folder has changed since it was uploaded.</summary>
    public async Task<bool> IsChangedAsync(LocalPage page, string key, ImportRecord record, CancellationToken cancellationToken) =>
        page.FrontMatter?[key]?.AsText() is { Length: > 0 } text && !AddressRules.IsWeb(text) && FileOf(page, text) is { } file
        && record.Assets.TryGetValue(file, out string? hash) && hash != await uploads.HashAsync(file, cancellationToken).ConfigureAwait(false);

    /// <summary>Notes the pictures of the folder that a file uses.</summary>
    public void Note(LocalPage page)
    {
        foreach (string key in (ReadOnlySpan<string>)[LookYaml.IconKey, LookYaml.CoverKey])
        {
            if (page.FrontMatter?[key]?.AsText() is { Length: > 0 } text && !AddressRules.IsWeb(text))
                FileOf(page, text);
        }
    }

    private string? FileOf(LocalPage page, string text)
    {
        if (!reader.Find(text, page, out _, out string? file) || file is null)
            return null;
        page.PropertyFiles.TryAdd(file, 0);
        return file;
    }

    private async Task<FileUploadId?> UploadAsync(LocalPage page, string file, CancellationToken cancellationToken) =>
        (await uploads.UploadAsync([file], page, cancellationToken).ConfigureAwait(false)).TryGetValue(file, out FileUploadId upload) ? (FileUploadId?)upload : null;

    private void Lose(LocalPage page, string icon) => log.Add(page.Path, ConversionNoticeKind.IconLost, ConversionSeverity.Lossy, icon);

    // Hosts of files change blanks and marks in names; the folder of a file says nothing.
    private static string Name(YamlValue? value)
    {
        if (value is YamlMap map)
            return map["custom_emoji"]?.AsText() ?? $"{map["name"]?.AsText()}/{map["color"]?.AsText()}";
        string text = value?.AsText() ?? "";
        string name = FileNames.Of(text);
        return text.Length <= LongestGrapheme && EmojiNames.IsEmoji(text) ? text : string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
