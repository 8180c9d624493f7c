namespace Notion.Refit.Models;

public sealed partial record UserMessageEvent
{
    /// <summary>The text of the message, without its files.</summary>
    public string Text => SessionText.Join(Content);
}
