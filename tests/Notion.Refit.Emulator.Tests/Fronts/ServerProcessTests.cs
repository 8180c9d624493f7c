using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Tool;

namespace Notion.Refit.Emulator.Tests.Fronts;

/// <summary>The program itself, in a process of its own.</summary>
[Platform("Linux,MacOsX")]
public sealed class ServerProcessTests
{
    [Test]
    public async Task The_server_logs_requests_as_json_and_ends_cleanly_on_sigterm()
    {
        string seed = Path.GetTempFileName();
        await File.WriteAllTextAsync(seed, """{ "pages": [{ "title": "Seeded", "id": "00000000-0000-4000-8000-000000000001" }] }""");
        using Process server = Start("--port", "0", "--log", "json", "--seed", seed);
        try
        {
            string address = await AddressAsync(server);
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/pages/00000000-0000-4000-8000-000000000001", UriKind.Relative));
            request.Headers.Add("Authorization", "Bearer ntn_emulator");
            request.Headers.Add("Notion-Version", RawApi.Version);

            RawAnswer page = await RawApi.SendAsync(http, request);
            using JsonDocument description = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
            string? line;
            do
                line = await server.StandardOutput.ReadLineAsync();
            while (line?.StartsWith('{') is false);
            using (Process kill = Process.Start("kill", ["-TERM", $"{server.Id}"]))
                await kill.WaitForExitAsync();
            await server.WaitForExitAsync();

            Assert.That(page.Status, Is.EqualTo(200));
            Assert.That(description.RootElement.GetProperty("openapi").GetString(), Does.StartWith("3.1"));
            Assert.That(server.ExitCode, Is.Zero);
            using JsonDocument entry = JsonDocument.Parse(line!);
            JsonElement state = entry.RootElement.GetProperty("State");
            Assert.That(state.GetProperty("Method").GetString(), Is.EqualTo("GET"));
            Assert.That(state.GetProperty("Status").GetInt32(), Is.EqualTo(200));
            Assert.That(state.GetProperty("Operation").GetString(), Is.EqualTo("retrievePage"));
            Assert.That(state.GetProperty("RequestId").GetString(), Is.EqualTo(page.RequestId));
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
            File.Delete(seed);
        }
    }

    [Test]
    public async Task A_seed_that_is_wrong_ends_the_program_with_a_message_that_names_the_place()
    {
        string seed = Path.GetTempFileName();
        await File.WriteAllTextAsync(seed, """{ "pages": [{ "titel": "x" }] }""");
        using Process server = Start("--port", "0", "--seed", seed);

        string error = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        File.Delete(seed);

        Assert.That(server.ExitCode, Is.EqualTo(2));
        Assert.That(error, Does.StartWith($"{seed}: seed.pages[0].titel is not known."));
    }

    [Test]
    public async Task A_client_that_stops_in_the_middle_of_its_request_does_not_keep_the_server_from_ending()
    {
        using Process server = Start("--port", "0");
        try
        {
            var address = new Uri(await AddressAsync(server));
            using var client = new TcpClient(address.Host, address.Port);
            await client.GetStream().WriteAsync("POST /v1/pages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());

            // The server has the request as soon as it has served one that came later.
            using var http = new HttpClient { BaseAddress = address };
            await http.GetStringAsync(new Uri("/health", UriKind.Relative));
            using (Process kill = Process.Start("kill", ["-TERM", $"{server.Id}"]))
                await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await server.WaitForExitAsync(patience.Token);

            Assert.That(server.ExitCode, Is.Zero);
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(EmulatorCommand).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private static async Task<string> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            Match match = Regex.Match(line, @"http://[^,;\s]+", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
                return match.Value;
        }

        throw new InvalidOperationException("The server has ended: " + await server.StandardError.ReadToEndAsync());
    }
}
