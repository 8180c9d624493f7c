using System.Diagnostics;
using Notion.Refit.Telemetry;

namespace Notion.Refit.Everyday.Tracing;

/// <summary>The span around the requests of one everyday call.</summary>
/// <remarks>Its requests are spans below it. It has no metrics of its own: the requests are counted.</remarks>
internal sealed class EverydayActivity : IDisposable
{
    private readonly Activity? _activity;
    private readonly Activity? _outer = Activity.Current;

    private EverydayActivity(Activity? activity) => _activity = activity;

    /// <summary>Starts a span below the current one. It is current only inside of <see cref="RunAsync(Func{Task})"/>.</summary>
    /// <param name="name">The call in snake case.</param>
    public static EverydayActivity Start(string name)
    {
        Activity? outer = Activity.Current;
        var activity = new EverydayActivity(ClientTelemetry.Activities.StartActivity($"notion.{name}", ActivityKind.Internal));
        Activity.Current = outer;
        return activity;
    }

    /// <summary>Runs requests below the span.</summary>
    /// <param name="run">Sends the requests.</param>
    public async Task RunAsync(Func<Task> run)
    {
        if (_activity is not null)
            Activity.Current = _activity;
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e);
            throw;
        }
    }

    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    /// <typeparam name="T">The result.</typeparam>
    /// <returns>The result.</returns>
    public async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        if (_activity is not null)
            Activity.Current = _activity;
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e);
            throw;
        }
    }

    /// <summary>Ends the span.</summary>
    public void Dispose()
    {
        if (_activity is null)
            return;
        _activity.Dispose();
        Activity.Current = _outer;
    }

    // Not in words: messages may repeat what was sent.
    private void Fail(Exception e)
    {
        if (_activity is null)
            return;
        _activity.SetTag(TelemetryTags.ErrorType, e.GetType().FullName);
        _activity.SetStatus(ActivityStatusCode.Error);
    }
}
