namespace Notion.Refit.Tests.Sync;

/// <summary>Where code runs that makes a blocking call.</summary>
public enum Caller
{
    /// <summary>On a thread like that of a script.</summary>
    PlainThread,

    /// <summary>On the only thread of a synchronization context, like that of a user interface.</summary>
    SingleThreadContext,

    /// <summary>On a task scheduler that runs one task at a time.</summary>
    ExclusiveScheduler,
}
