# Not yet reviewed by a native speaker.
# What the bot says about its own answer.

note-old = Ang pinakabago kong pinagkunan tungkol dito ay may petsang { $date }. Maaaring nagbago na ang sitwasyon mula noon.
note-newest = Ang pinakabagong pinagkunan dito ay may petsang { $date }.
note-undated = Hindi sinasabi ng mga pahinang ito kung kailan sila isinulat.
note-looked-for = Hinanap ko ang: { $what }.
note-disagree = Hindi magkakatugma ang mga pinagkunang ito. Tingnan kung sino ang nagsabi at kailan.

smalltalk-greeting =
    Kumusta. Puwede kang magtanong tungkol sa mga scam compound, mga alok na trabahong kahina-hinala, o kung paano humingi ng tulong.

    Sumasagot lang ako mula sa mga nasuring pinagkunan, at ipinapakita ko ang mga ito.
smalltalk-thanks = Walang anuman. Magtanong ka ulit kahit kailan.
smalltalk-bye = Sige. Magtanong ka ulit kahit kailan.
smalltalk-about =
    Ako si Waypost, isang computer program, hindi tao. Sumasagot ako sa mga tanong tungkol sa mga scam compound sa Timog-silangang Asya mula lang sa mga nasuring pinagkunan.

    Sinasabi ng /about kung paano ako gumagana. Sinasabi ng /privacy kung ano ang itinatabi ko.

note-corrected = May isang pinagkunan dito na itinama noong { $date }.
note-withdrawn = Mag-ingat: binawi ng { $publisher } ang isang pahinang pinagbatayan ng sagot na ito. Binawi noong { $date }.
