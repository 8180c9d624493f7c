using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Notion.Refit.Benchmarks.Starting;

/// <summary>One of the two programs that do the same, published.</summary>
/// <param name="folder">Where it was published to.</param>
/// <param name="name">Its name: <c>Typed</c> or <c>Plain</c>.</param>
internal sealed class PublishedProgram(string folder, string name)
{
    /// <summary>Publishes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="form">How: <c>Jit</c>, <c>ReadyToRun</c> or <c>Trimmed</c>.</param>
    /// <exception cref="InvalidOperationException">It failed; warnings of trimming are failures.</exception>
    public static async Task<PublishedProgram> CreateAsync(string name, string form)
    {
        string projects = typeof(PublishedProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Programs").Value!;
        string folder = Path.Combine(Path.GetTempPath(), $"notion-refit-{Environment.ProcessId}", form, name);
        string[] arguments =
        [
            "publish", Path.Combine(projects, name, $"{name}.csproj"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "-v", "quiet", "--nologo", $"-p:Form={form}",
        ];
        await RunAsync("dotnet", arguments);
        return new PublishedProgram(folder, name);
    }

    /// <summary>The bytes of all its files, without symbols and documentation.</summary>
    public long Size => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(static file => file.Extension is not (".pdb" or ".xml" or ".dbg")).Sum(static file => file.Length);

    /// <summary>Runs it against a server, to its end.</summary>
    /// <returns>The time from the start of the process to the first decoded answer in milliseconds: of the processors, and of the clock.</returns>
    public async Task<(double Work, double Elapsed)> StartAsync(Uri address)
    {
        string output = await RunAsync(Path.Combine(folder, name), [address.ToString(), "ntn_benchmark", "01234567-89ab-4def-8123-456789abcdef"]);
        string[] figures = output.Trim().Split(' ');
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:{Environment.NewLine}{output}");
    }
}
