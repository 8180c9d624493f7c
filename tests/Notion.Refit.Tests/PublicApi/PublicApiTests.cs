using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.EntityFrameworkCore;
using Notion.Refit.Content;
using Notion.Refit.Emulator;
using Notion.Refit.Live;
using Notion.Refit.Live.Sqlite;
using Notion.Refit.Redis;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>
/// What users see changes only on purpose: the listings beside this file are reviewed with every change.
/// With <c>REWRITE_EXPECTED=1</c> in the environment the test writes them anew.
/// </summary>
public sealed class PublicApiTests
{
    private static bool IsRewriting => Environment.GetEnvironmentVariable("REWRITE_EXPECTED") is "1";

    [TestCase(typeof(INotionClient))]
    [TestCase(typeof(NotionEmulator))]
    [TestCase(typeof(NotionMarkdown))]
    [TestCase(typeof(RedisRateLimitStore))]
    [TestCase(typeof(NotionWebhookEndpoint))]
    [TestCase(typeof(NotionInstallationEntity))]
    [TestCase(typeof(NotionOpenApiExtensions))]
    [TestCase(typeof(LiveStore))]
    [TestCase(typeof(SqliteLiveStorage))]
    public void The_public_api_is_the_one_that_was_reviewed(Type typeOfPackage)
    {
        Assembly package = typeOfPackage.Assembly;
        string path = Path.Combine(Surroundings.Find("tests/Notion.Refit.Tests/PublicApi"), $"{package.GetName().Name}.txt");
        string actual = ApiListing.Of(package);

        if (IsRewriting)
            File.WriteAllText(path, actual);

        string[] expected = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] lines = actual.TrimEnd('\n').Split('\n');
        int first = Enumerable.Range(0, Math.Max(lines.Length, expected.Length)).FirstOrDefault(i => lines.ElementAtOrDefault(i) != expected.ElementAtOrDefault(i), -1);
        Assert.That(
            first,
            Is.EqualTo(-1),
            () => $"""
                {path} differs first at line {first + 1}:
                  reviewed: {expected.ElementAtOrDefault(first) ?? "(end)"}
                  now:      {lines.ElementAtOrDefault(first) ?? "(end)"}
                If the change is meant, run this test with REWRITE_EXPECTED=1 and review the difference.
                """);
    }
}
