using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Notion.Refit.Tests.Readme;

/// <summary>A program that builds a web app and runs it to its end, with the server in this process instead of a port.</summary>
internal sealed class RunningProgram : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IAsyncDisposable
{
    // Hosts of other tests come by as well: ours is the one that is built in the flow of the program.
    private static readonly AsyncLocal<RunningProgram?> s_current = new();

    private readonly TaskCompletionSource<IHost> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IServiceCollection> _configure;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Task _program;

    public RunningProgram(Action<string[]> program, Action<IServiceCollection> configure)
    {
        _configure = configure;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        _program = Task.Factory.StartNew(
            () =>
            {
                s_current.Value = this;
                try
                {
                    program([]);
                    _started.TrySetException(new InvalidOperationException("The program ended before its app had started."));
                }
                catch (Exception e)
                {
                    _started.TrySetException(e);
                    throw;
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    public async Task<HttpClient> CreateClientAsync() => (await _started.Task).GetTestClient();

    public async ValueTask DisposeAsync()
    {
        IHost app = await _started.Task;
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _program;
        foreach (IDisposable subscription in _subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.Extensions.Hosting")
            _subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (s_current.Value != this)
            return;
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices(services =>
            {
                services.AddSingleton<IServer, TestServer>();
                _configure(services);
            });
        }
        else if (value is { Key: "HostBuilt", Value: IHost host })
        {
            IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
            lifetime.ApplicationStarted.Register(() => _started.TrySetResult(host));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
