namespace Notion.Refit.Models;

public abstract partial record Icon
{
    /// <summary>An emoji.</summary>
    /// <param name="emoji">One emoji character.</param>
    /// <returns>The icon.</returns>
    public static WritableIcon Emoji(string emoji) => new EmojiIcon(emoji);

    /// <summary>An emoji that the workspace has added.</summary>
    /// <param name="id">The emoji.</param>
    /// <returns>The icon.</returns>
    public static WritableIcon CustomEmoji(CustomEmojiId id) => new CustomEmojiIcon(id);

    /// <summary>A picture on the web.</summary>
    /// <param name="url">Its address, at most 2,000 characters.</param>
    /// <returns>The icon.</returns>
    public static WritableIcon External(string url) => new ExternalIcon(url);

    /// <summary>A picture that was uploaded.</summary>
    /// <param name="id">The upload.</param>
    /// <returns>The icon.</returns>
    public static WritableIcon FileUpload(FileUploadId id) => new FileUploadIcon(id);

    /// <summary>One of the icons that Notion brings along.</summary>
    /// <param name="name">Its name, such as <c>pizza</c>.</param>
    /// <param name="color">Its colour; null for gray.</param>
    /// <returns>The icon.</returns>
    public static WritableIcon Named(string name, IconColor? color = null) => new NamedIcon(name) { Color = color };
}
