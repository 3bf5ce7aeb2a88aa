# Loads this folder for statnet and RSiena:  source("load.R", chdir = TRUE)
#
# actors       one row a person, in the order of every matrix below
# waves        first and last day of each wave
# layers       for each medium an array persons x persons x waves:
#              1 tie, 0 no tie on record, NA not known, 10 structural zero (somebody had not come in, or had left)
# composition  for each person the waves of being there, as RSiena's sienaCompositionChange() wants them
# wave_network(medium, wave)   a network object of those who were there
# meetings     persons x places, how often on record
#
# Set maybe_as (NA, 0, 1) or there_as (NA, TRUE, FALSE) before, to see what hangs on what is not sure.
# 0 says that no tie is on record; it does not say that there was none.

maybe <- NA   # ties that may or may not have fallen in a wave
if (exists("maybe_as")) maybe <- maybe_as
there_as <- if (exists("there_as")) there_as else NA   # who may have been there: NA not known, TRUE was, FALSE was not

read_part <- function(name) {
  read.csv(name, na.strings = "", colClasses = "character", check.names = FALSE, encoding = "UTF-8")
}

actors <- read_part("actors.csv")
waves <- read_part("waves.csv")
ties <- read_part("ties.csv")
present <- read_part("present.csv")
actors <- actors[actors$id %in% present$person, , drop = FALSE]
ties <- ties[ties$a %in% actors$id & ties$b %in% actors$id, , drop = FALSE]
persons <- actors$id
count <- length(persons)
numbers <- seq_len(nrow(waves))

there <- matrix("absent", count, nrow(waves), dimnames = list(persons, waves$wave))
there[cbind(match(present$person, persons), match(present$wave, waves$wave))] <- present$state

was_there <- there == "sure" | (there == "maybe" & !(there_as %in% FALSE))

layer_array <- function(medium) {
  whole <- array(0, c(count, count, nrow(waves)), list(persons, persons, waves$wave))
  own <- ties[!is.na(ties$medium) & ties$medium == medium, ]
  cells <- cbind(match(own$a, persons), match(own$b, persons), match(own$wave, waves$wave))
  whole[cells[own$state == "maybe", , drop = FALSE]] <- maybe
  whole[cells[own$state == "sure", , drop = FALSE]] <- 1
  for (number in numbers) {
    unsure <- there[, number] == "maybe" & is.na(there_as)
    sheet <- whole[, , number]
    sheet[unsure, ] <- ifelse(is.na(sheet[unsure, ]) | sheet[unsure, ] == 0, NA, sheet[unsure, ])
    sheet[, unsure] <- ifelse(is.na(sheet[, unsure]) | sheet[, unsure] == 0, NA, sheet[, unsure])
    absent <- !was_there[, number]
    sheet[absent, ] <- 10
    sheet[, absent] <- 10
    diag(sheet) <- 0
    whole[, , number] <- sheet
  }
  whole
}

media <- sort(unique(ties$medium[!is.na(ties$medium)]))
layers <- lapply(setNames(media, media), layer_array)

composition <- lapply(seq_len(count), function(person) {
  runs <- rle(as.vector(was_there[person, ]))
  ends <- cumsum(runs$lengths)
  starts <- ends - runs$lengths + 1
  as.numeric(rbind(starts, ends)[, runs$values, drop = FALSE])
})
names(composition) <- persons

directed <- any(waves$directed == "true")

wave_network <- function(medium, wave) {
  number <- match(as.character(wave), waves$wave)
  here <- was_there[, number]
  made <- network::network(layers[[medium]][here, here, number], directed = directed, loops = FALSE)
  for (name in setdiff(names(actors), "id")) {
    network::set.vertex.attribute(made, name, actors[here, name])
  }
  made
}

meetings <- if (file.exists("presences.csv")) {
  met <- read_part("presences.csv")
  table(factor(met$person, persons), met$place)
}

if (requireNamespace("RSiena", quietly = TRUE)) {
  siena <- do.call(RSiena::sienaDataCreate, lapply(layers, RSiena::sienaDependent, allowOnly = FALSE))
}
