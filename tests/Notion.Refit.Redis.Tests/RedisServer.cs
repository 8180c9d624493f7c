using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

/// <summary>A real server of Redis on a free port, which stores nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redis").FullName;
    private readonly string[] _settings;
    private Process? _process;

    private RedisServer(string[] settings) => _settings = settings;

    public int Port { get; } = FreePort();

    public string Configuration => $"127.0.0.1:{Port},allowAdmin=true,connectTimeout=2000";

    /// <summary>Starts a server. Where there is none, the test is skipped.</summary>
    /// <param name="settings">More lines of its configuration.</param>
    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        var server = new RedisServer(settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the server again after it was stopped, with nothing in it.</summary>
    public async Task StartAgainAsync()
    {
        string configuration = Path.Combine(_folder, "redis.conf");
        await File.WriteAllLinesAsync(configuration, [$"port {Port}", "bind 127.0.0.1", "save \"\"", "appendonly no", $"dir {_folder}", .. _settings]);
        var start = new ProcessStartInfo("redis-server", configuration)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no redis-server on this machine (Debian: apt-get install redis-server).");
        }

        var output = new List<string>();
        while (await _process!.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException(string.Join('\n', output));
    }

    /// <summary>Stops the server as a crash does.</summary>
    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Connects to look at what the server has.</summary>
    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(Configuration);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
