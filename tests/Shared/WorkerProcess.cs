using System.Diagnostics;

namespace Notion.Refit.Testing;

/// <summary>A process of its own that uses the library.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static WorkerProcess Start(params string[] arguments)
    {
        // The worker is built with the tests, into the folder beside theirs.
        string tests = typeof(WorkerProcess).Assembly.GetName().Name!, worker = tests.Replace(".Tests", ".Worker", StringComparison.Ordinal);
        string folder = AppContext.BaseDirectory.Replace(tests, worker, StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, worker + ".dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Reads the next line that the process writes.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) ?? throw new InvalidOperationException($"The process has ended: {await _errors}");

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Asks the process to end, and returns its last line.</summary>
    public async Task<(int Succeeded, int Failed, string Errors)> EndAsync()
    {
        _process.StandardInput.Close();
        string line = await ReadLineAsync();
        while (!line.StartsWith("done ", StringComparison.Ordinal))
            line = await ReadLineAsync();
        string[] parts = line.Split(' ');
        return (int.Parse(parts[1], null), int.Parse(parts[2], null), await _errors);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Kills the process, and returns the lines that it had written and that were not read.</summary>
    public async Task<string[]> KillAndReadAsync()
    {
        await KillAsync();
        return (await _process.StandardOutput.ReadToEndAsync()).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
