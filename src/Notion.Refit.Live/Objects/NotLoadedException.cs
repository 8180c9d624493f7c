namespace Notion.Refit.Live;

/// <summary>The exception for reading what was never loaded. Live objects make no request in a member.</summary>
public sealed class NotLoadedException : InvalidOperationException
{
    internal NotLoadedException(string subject, string member, string call)
        : base($"{member} of {subject} is not loaded. Call await {call} first.")
    {
        Subject = subject;
        Member = member;
        Call = call;
    }

    /// <summary>The object, such as <c>page 4f…</c>.</summary>
    public string Subject { get; }

    /// <summary>The member that was read.</summary>
    public string Member { get; }

    /// <summary>The call that loads it.</summary>
    public string Call { get; }
}
