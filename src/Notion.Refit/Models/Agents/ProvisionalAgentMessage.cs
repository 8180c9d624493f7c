namespace Notion.Refit.Models;

public sealed partial record ProvisionalAgentMessage
{
    /// <summary>The text of the message, as far as it is written, without its files.</summary>
    public string Text => SessionText.Join(Content);
}
