using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders;

/// <summary>Maps icons to front matter.</summary>
internal static class LookYaml
{
    public const string IconKey = "icon";
    public const string CoverKey = "cover";

    /// <summary>Returns the front matter of an icon; null when it has none.</summary>
    /// <param name="icon">The icon.</param>
    /// <param name="savedPath">The path of the saved picture; null when it was not saved.</param>
    public static YamlValue? Icon(Icon? icon, string? savedPath)
    {
        var map = new YamlMap();
        switch (icon)
        {
            case EmojiIcon emoji:
                return emoji.Emoji;
            case ExternalIcon external:
                return external.Url;
            case FileIcon file:
                return savedPath ?? file.Url;
            case NamedIcon named:
                map.Add("name", named.Name);
                if (named.Color is { } color)
                    map.Add("color", color.Value);
                return map;
            case CustomEmojiIcon custom:
                map.Add("custom_emoji", new YamlText(custom.Id.ToString(), IsLiteral: true));
                if (custom.Name is { Length: > 0 } name)
                    map.Add("name", name);
                return map;
            default:
                return null;
        }
    }

    /// <summary>Returns the front matter of a cover; null when it has none.</summary>
    /// <param name="cover">The cover.</param>
    /// <param name="savedPath">The path of the saved picture; null when it was not saved.</param>
    public static YamlValue? Cover(FileSource? cover, string? savedPath) => cover switch
    {
        ExternalFile external => (YamlValue)external.Url,
        HostedFile hosted => (YamlValue)(savedPath ?? hosted.Url),
        _ => null,
    };

    /// <summary>Returns a value as one text, by which it is compared with that of an earlier import; null when there is none.</summary>
    public static string? Text(YamlMap? frontMatter, string key)
    {
        if (frontMatter?[key] is not { } value)
            return null;
        var map = new YamlMap();
        map.Add(key, value);
        return FrontMatter.Write(map);
    }
}
