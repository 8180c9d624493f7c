namespace Notion.Refit.Models;

public sealed partial record AgentThinkingEvent
{
    /// <summary>The text of the thought, without its files.</summary>
    public string Text => SessionText.Join(Content);
}
