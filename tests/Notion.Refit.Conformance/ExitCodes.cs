namespace Notion.Refit.Conformance;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    /// <summary>The goal is met.</summary>
    public const int Success = 0;

    /// <summary>The goal is missed.</summary>
    public const int BelowGoal = 1;

    /// <summary>The call is wrong, or a file cannot be read.</summary>
    public const int BadInput = 2;
}
