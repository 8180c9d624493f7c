namespace Notion.Refit.Models;

public sealed partial record AgentMessageEvent
{
    /// <summary>The text of the message, without its files.</summary>
    public string Text => SessionText.Join(Content);
}
